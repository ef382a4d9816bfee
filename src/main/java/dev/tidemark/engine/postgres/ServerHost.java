package dev.tidemark.engine.postgres;

import org.jspecify.annotations.Nullable;

/// One server that may answer.
///
/// @param name host name or address; TLS certificates are checked against it
/// @param address numeric address to connect to instead of looking the name up, or null
/// @param port TCP port
/// @param password the password for this server, or null when none is known
public record ServerHost(
        String name, @Nullable String address, int port, @Nullable Secret password) {}
