//! What stands in the documents whatever an organisation sets: measures, media, rights, kinds of data.
