package orch.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import orch.api.Accepted;
import orch.cli.app.App;
import orch.cli.problem.UsageException;
import orch.cli.problem.WriteInDoubtException;
import orch.cli.write.ParallelWrites;
import orch.cli.write.TrackedWrite;
import orch.json.Json;
import orch.operation.NotFinishedException;
import orch.operation.Operation;
import orch.operation.OperationFailedException;
import orch.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * The file of {@code --events}: a line of JSON for the plan, and for each step of each write.
 *
 * <pre>
 * {"event":"accepted","at":"2026-11-26T15:45:15Z","name":"support","id":"...","operationId":"..."}
 * </pre>
 */
final class PlanEvents implements ParallelWrites.Listener, AutoCloseable {
  private final App app;
  private final @Nullable BufferedWriter file;

  private PlanEvents(App app, @Nullable BufferedWriter file) {
    this.app = app;
    this.file = file;
  }

  /**
   * Creates the file, or empties it.
   *
   * @param name empty for no file
   * @throws UsageException if the file cannot be written
   */
  static PlanEvents into(Optional<String> name, App app) {
    if (name.isEmpty()) {
      return new PlanEvents(app, null);
    }
    try {
      return new PlanEvents(
          app, Files.newBufferedWriter(app.host().directory().resolve(name.get())));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("--events: " + name.get() + " cannot be written: " + e.getMessage());
    }
  }

  /** The plan that is applied. */
  void planned(Plan plan) {
    ObjectNode event = event("plan");
    event.set("entries", PlanData.of(plan));
    write(event);
  }

  @Override
  public void accepted(TrackedWrite item, Accepted accepted) {
    ObjectNode event = of("accepted", item);
    write(event.put("idempotencyKey", accepted.idempotencyKey().toString()));
  }

  @Override
  public void completed(TrackedWrite item) {
    write(of("completed", item));
  }

  @Override
  public void failed(TrackedWrite item, RuntimeException problem) {
    write(of("failed", item).put("detail", detail(problem)));
  }

  private static String detail(RuntimeException problem) {
    if (problem instanceof OperationFailedException failed) {
      Operation operation = failed.outcome().operation();
      return operation.failure().orElseGet(operation::statusText);
    }
    if (problem instanceof NotFinishedException) {
      return "the operation was not finished when the deadline passed";
    }
    @Nullable Throwable cause =
        problem instanceof WriteInDoubtException ? problem.getCause() : problem;
    @Nullable String message = cause == null ? null : cause.getMessage();
    String why = message == null ? "" : message;
    return problem instanceof WriteInDoubtException ? "the outcome is unknown: " + why : why;
  }

  private ObjectNode of(String kind, TrackedWrite item) {
    ObjectNode event = event(kind).put("name", item.name());
    if (!item.id().isEmpty()) {
      event.put("id", item.id());
    }
    event.put("method", item.write().method().name());
    item.operation().flatMap(Operation::id).ifPresent(id -> event.put("operationId", id));
    return event;
  }

  private ObjectNode event(String kind) {
    ObjectNode event = Json.object().put("event", kind);
    return event.put("at", app.host().clock().instant().toString());
  }

  /** A write that was sent must be followed, whether or not the file can be written. */
  private synchronized void write(ObjectNode event) {
    if (file == null) {
      return;
    }
    try {
      file.write(Json.compact(event));
      file.newLine();
      file.flush();
    } catch (IOException e) {
      app.messages().warning("the file of --events cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        // Every line was flushed, or its failure reported.
        return;
      }
    }
  }
}
