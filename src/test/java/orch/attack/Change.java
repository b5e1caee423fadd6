package orch.attack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orch.attack.Belief.Known;
import orch.json.Json;

/**
 * A write that a client wants.
 *
 * @param target how the command names the configuration: its id or its name
 * @param before the configuration before; for a create without id, and with version 0
 */
record Change(Kind kind, String target, Known before, String description) {
  enum Kind {
    CREATE,
    UPDATE,
    REPLACE,
    DELETE
  }

  private static final String STORE = "mem_store_01k1etk2y5f1y9fpe2epfdtvv2";

  /**
   * The arguments after {@code orch config}.
   *
   * @param directory for the file of a replacement
   */
  List<String> words(Path directory) throws IOException {
    return switch (kind) {
      case CREATE ->
          List.of(
              "create",
              "--name",
              before.name(),
              "--description",
              description,
              "--grouping",
              "profile",
              "--memory-store",
              STORE);
      case UPDATE -> List.of("update", target, "--description", description);
      case REPLACE -> List.of("update", target, "--replace", "--yes", "-f", file(directory));
      case DELETE -> List.of("delete", target, "--yes");
    };
  }

  private String file(Path directory) throws IOException {
    ObjectNode document = Json.object().put("displayName", before.name());
    document.put("description", description).put("memoryStoreId", STORE);
    document.put("conversationGroupingType", "GROUP_BY_PROFILE");
    Path file = directory.resolve("whole.json");
    Files.writeString(file, Json.compact(document));
    return file.toString();
  }

  /**
   * Takes note that the change was made.
   *
   * @param id the id of the configuration
   */
  void made(Belief belief, String id) {
    Known known = new Known(before.name(), id, before.description(), before.version());
    if (kind == Kind.DELETE) {
      belief.remove(known);
    } else {
      belief.put(known.changed(description));
    }
  }
}
