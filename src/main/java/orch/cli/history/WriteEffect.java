package orch.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.ServerDefaults;
import orch.journal.PastWrite;
import orch.json.Json;
import orch.operation.Write;

/** What a write of the past did to its configuration. */
final class WriteEffect {
  private final PastWrite past;

  WriteEffect(PastWrite past) {
    this.past = past;
  }

  /** The configuration as it was before; without fields when the journal does not have it. */
  Configuration before() {
    return new Configuration(past.before().isObject() ? past.before() : Json.object());
  }

  /** The configuration as the write left it, as far as the journal can tell. */
  private JsonNode left() {
    Write write = past.write();
    return switch (write.method()) {
      case PATCH -> Difference.applied(write.body(), before().json());
      case POST, PUT -> write.body();
      case DELETE -> Json.object();
    };
  }

  /**
   * What an update or a replacement changed. Where the journal does not have the document before,
   * only the new values are known.
   */
  List<Change> changes() {
    boolean isChange =
        past.write().method() == Write.Method.PATCH || past.write().method() == Write.Method.PUT;
    if (!isChange || !past.write().body().isObject()) {
      return List.of();
    }
    return past.write().method() == Write.Method.PATCH
        ? Difference.by(past.write().body(), before().json()).changes()
        : between(before().json(), past.write().body());
  }

  /**
   * What others changed since the write: the differences of the configuration from what the write
   * left. What the service adds by itself is none.
   */
  List<Change> changesSince(Configuration live) {
    return isUntouchedSince(live) ? List.of() : between(left(), live.json());
  }

  /** What the service adds to a document is no change by others, where the version proves it. */
  private boolean isUntouchedSince(Configuration live) {
    JsonNode created = live.json().path("createdAt");
    boolean isNew =
        past.write().method() == Write.Method.POST
            && live.version().orElse(0) <= 1
            && created.isTextual()
            && created.equals(live.json().path("updatedAt"));
    boolean isNext =
        !before().id().isEmpty()
            && before().id().equals(live.id())
            && before().version().isPresent()
            && live.version().isPresent()
            && before().version().getAsLong() + 1 == live.version().getAsLong();
    return isNew || isNext;
  }

  /** Whether reads do not show the write yet. */
  boolean isHiddenIn(Configuration live) {
    return before().id().equals(live.id()) && before().hasSameVersionAs(live);
  }

  /** Whether a configuration is as it was before the write. */
  boolean isUndoneIn(Configuration live) {
    return past.before().isObject() && between(before().json(), live.json()).isEmpty();
  }

  /** The differences that are not only defaults of the service. */
  static List<Change> between(JsonNode one, JsonNode other) {
    return Difference.between(ServerDefaults.leftOut(one), ServerDefaults.leftOut(other)).changes();
  }
}
