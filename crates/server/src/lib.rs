//! HTTP, sockets and the work between them: routes, auth, visits, members, hub.
