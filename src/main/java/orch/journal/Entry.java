package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A write, as it is about to be sent.
 *
 * @param key its idempotency key
 * @param target where it goes: the base URL, or the name of the profile where that differs from
 *     command to command
 * @param account whose write it is
 */
public record Entry(
    UUID key, String target, String account, String method, String path, JsonNode body) {}
