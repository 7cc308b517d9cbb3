"""One module for each library, with a `Client` and an `AsyncClient` that use it as its documents say.

A client has a method for each thing that the library can do, of those in `bench.operations`; a case is skipped for a
candidate without the method. The library is imported at the top of the module and nothing else of weight is: start-up
cases import these modules while the clock runs, so this file is empty as well.
"""
