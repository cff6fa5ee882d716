"""When an action can be taken: what petitions, letter campaigns and their like have in common."""
