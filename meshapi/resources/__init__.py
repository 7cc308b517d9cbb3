"""The resources of the clients: the generated ones, and here what is written by hand on top of them."""
