"""Where things are: the municipalities of the province, their distances, zones and map."""
