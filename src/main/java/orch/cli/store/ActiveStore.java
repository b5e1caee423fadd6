package orch.cli.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.api.ApiException;
import orch.cli.app.App;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.ExitCode;
import orch.cli.write.OperationFollower;
import orch.concurrent.Deadline;
import orch.json.Json;
import orch.operation.Operation;
import orch.operation.OperationSource;
import orch.operation.OperationToFollow;
import orch.operation.Outcome;
import orch.operation.PollResult;
import orch.operation.Write;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a memory store is active. A store has its own status: QUEUED, PROVISIONING, and then
 * ACTIVE or FAILED. It is polled as an operation is.
 */
final class ActiveStore implements OperationSource {
  private final App app;
  private final Stores stores;
  private final OperationFollower follower;
  private @Nullable JsonNode last;

  ActiveStore(App app, Stores stores, OperationFollower follower) {
    this.app = app;
    this.stores = stores;
    this.follower = follower;
  }

  /**
   * The store when it is active.
   *
   * @param store as it was last read
   * @throws CommandFailedException if it cannot become active, or is not when the deadline passes
   * @throws ApiException if it cannot be read
   */
  JsonNode of(JsonNode store) {
    last = store;
    if (isActive(store)) {
      return store;
    }
    OperationToFollow operation =
        new OperationToFollow(
            Stores.id(store),
            Stores.id(store),
            Duration.ZERO,
            Optional.empty(),
            Stores.name(store),
            Optional.of(Write.Method.POST));
    Outcome outcome = follower.toTheEndBy(this, List.of(operation)).get(0);
    if (outcome instanceof Outcome.Lost lost) {
      throw lost.problem();
    }
    JsonNode now = last == null ? store : last;
    if (!isActive(now)) {
      throw inactive(now, outcome instanceof Outcome.Ended);
    }
    return now;
  }

  private CommandFailedException inactive(JsonNode store, boolean hasEnded) {
    String which = "the memory store " + Stores.name(store) + " (" + Stores.id(store) + ")";
    return hasEnded
        ? new CommandFailedException(
            ExitCode.FAILED,
            which + " has the status FAILED: the service could not provision it",
            List.of(),
            "create another one; to see all: " + app.commandLine("store list"))
        : new CommandFailedException(
            ExitCode.UNFINISHED,
            which
                + " is not active: its last known status was "
                + store.path("status").asText("unknown")
                + " when the deadline passed",
            List.of(),
            "it continues without orch; to keep waiting: " + app.toWait());
  }

  static boolean isActive(JsonNode store) {
    return store.path("status").asText("").equalsIgnoreCase("ACTIVE");
  }

  @Override
  public List<PollResult> poll(List<String> names, Deadline deadline) throws InterruptedException {
    List<PollResult> results = new ArrayList<>();
    for (String id : names) {
      results.add(poll(id));
    }
    return results;
  }

  private PollResult poll(String id) throws InterruptedException {
    try {
      JsonNode store = stores.byId(id);
      last = store;
      return new PollResult.Seen(operation(id, store), Optional.empty());
    } catch (ApiException.NotFound problem) {
      return new PollResult.Absent(problem);
    } catch (ApiException problem) {
      return problem.isRetryable()
          ? new PollResult.Missed(problem.reply().message(), problem.reply().retryAfter())
          : new PollResult.Refused(problem);
    }
  }

  private static Operation operation(String id, JsonNode store) {
    String status = store.path("status").asText("UNKNOWN");
    ObjectNode operation = Json.object().put("operationId", id);
    return new Operation(operation.put("status", isActive(store) ? "COMPLETED" : status));
  }
}
