"""The fixed counts: computed raw by the worker, published only with what tells of nobody."""
