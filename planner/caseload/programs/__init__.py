"""Linear and integer programs posted by arrays: aim after aim, each from where the last one ended."""
