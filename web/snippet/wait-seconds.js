// An opening rule shows the button and nothing else. This one after so many seconds.
setTimeout(show, d.wait * 1e3);
