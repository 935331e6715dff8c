"""One file for each kind of page: from the catalog to what the page says, without markup."""
