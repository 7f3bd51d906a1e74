"""Administrative areas: the gazetteer, places, collectives, who took part, the home region."""
