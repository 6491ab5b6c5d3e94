"""How strong the tie between you and somebody is."""
