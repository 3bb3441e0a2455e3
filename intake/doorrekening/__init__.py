"""What a change of the framework does to the advices of all dossiers, before it is published."""
