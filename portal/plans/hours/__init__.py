"""Uncovered hours: when nobody looks after the children, before and after each action of a plan."""
