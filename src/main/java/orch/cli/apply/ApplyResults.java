package orch.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orch.cli.app.App;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.NotAppliedException;
import orch.cli.problem.NotAppliedException.Failure;
import orch.cli.write.TrackedWrite;
import orch.cli.write.TrackedWrite.State;
import orch.json.Json;
import orch.operation.Operation;
import orch.operation.Write;
import orch.output.Column;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;
import orch.plan.Action;
import orch.plan.Plan;
import orch.plan.PlanEntry;

/** What became of a plan: one result for each configuration. */
final class ApplyResults {
  static final View VIEW =
      new View(
          "id",
          List.of(
              Column.of("ACTION", "action"),
              Column.of("NAME", "name").as(Column.Kind.TEXT),
              Column.of("ID", "id").as(Column.Kind.ID),
              Column.of("STATE", "state"),
              Column.of("OPERATION", "operationId").as(Column.Kind.ID)),
          List.of("action", "name", "id", "state", "operationId"));

  private final App app;
  private final Printer printer;

  /** Makes the printer, so that a mistake in {@code --fields} is found before anything is sent. */
  ApplyResults(App app) {
    this.app = app;
    this.printer = app.output(VIEW).many(VIEW, Format.TABLE);
  }

  /** Prints the results of a plan for which there was nothing to do. */
  void print(Plan plan) {
    if (app.globals().format().isPresent() || app.globals().layout().jq().isPresent()) {
      print(plan, List.of());
    }
  }

  /**
   * Prints the results.
   *
   * @param items the writes of the entries that change something, in the same order
   */
  void print(Plan plan, List<TrackedWrite> items) {
    int next = 0;
    for (PlanEntry entry : plan.entries()) {
      ObjectNode result = Json.object().put("action", entry.action().toString());
      result.put("name", entry.name());
      if (entry.action() == Action.UNCHANGED) {
        print(result, entry.id(), "unchanged");
      } else {
        TrackedWrite item = items.get(next++);
        item.operation().flatMap(Operation::id).ifPresent(id -> result.put("operationId", id));
        print(result, item.id(), item.state().name().toLowerCase(Locale.ROOT));
      }
    }
    printer.end();
    app.flushOutput();
  }

  private void print(ObjectNode result, String id, String state) {
    if (!id.isEmpty()) {
      result.put("id", id);
    }
    printer.print(result.put("state", state));
  }

  /**
   * Tells the numbers, as the last of all.
   *
   * @throws NotAppliedException if not everything was done
   */
  void summarize(Plan plan, List<TrackedWrite> items) {
    List<String> parts = new ArrayList<>();
    count(parts, items, Write.Method.DELETE, "deleted");
    count(parts, items, Write.Method.POST, "created");
    count(parts, items, Write.Method.PATCH, "updated");
    if (plan.count(Action.UNCHANGED) > 0 || parts.isEmpty()) {
      parts.add(plan.count(Action.UNCHANGED) + " unchanged");
    }
    String counts = String.join(", ", parts);
    List<String> deleted =
        items.stream()
            .filter(item -> item.write().method() == Write.Method.DELETE)
            .filter(item -> item.state() == State.COMPLETED)
            .map(item -> item.name() + " (" + item.id() + ")")
            .toList();
    if (!deleted.isEmpty()) {
      app.note("deleted: " + String.join(", ", deleted));
    }
    List<Failure> failures = new ArrayList<>();
    List<String> unsent = new ArrayList<>();
    for (TrackedWrite item : items) {
      if (item.state() == State.UNSENT) {
        unsent.add(item.name());
      } else if (item.state() != State.COMPLETED) {
        RuntimeException problem = item.problem().orElseGet(() -> running(item));
        failures.add(new Failure(item.name(), problem));
      }
    }
    int left = failures.size() + unsent.size();
    if (left > 0) {
      throw new NotAppliedException(
          left + " of " + items.size() + " changes did not complete (" + counts + ")",
          failures,
          unsent);
    }
    app.note(counts);
  }

  private static RuntimeException running(TrackedWrite item) {
    String operation = item.operation().flatMap(Operation::id).orElse("");
    return new CommandInterruptedException(
        "accepted as operation " + operation + ", which continues without orch");
  }

  private static void count(
      List<String> parts, List<TrackedWrite> items, Write.Method method, String what) {
    long count =
        items.stream()
            .filter(item -> item.write().method() == method && item.state() == State.COMPLETED)
            .count();
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
