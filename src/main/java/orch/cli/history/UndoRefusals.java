package orch.cli.history;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import orch.cli.app.App;
import orch.cli.history.UndoSearch.Found;
import orch.cli.history.UndoSearch.Later;
import orch.cli.problem.ChangedMeanwhileException;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Violation;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.journal.Entry;
import orch.operation.Operation;
import orch.operation.Status;

/** Why a write cannot be undone: a sentence for each reason. */
final class UndoRefusals {
  private final App app;
  private final Found found;

  UndoRefusals(App app, Found found) {
    this.app = app;
    this.found = found;
  }

  private String operation() {
    return "operation " + found.write().operation();
  }

  ChangedMeanwhileException unfinished(Operation now) {
    return refusal(
        operation() + " has not finished (" + now.statusText() + "), so it cannot be undone yet",
        List.of(),
        "to wait for it: " + app.commandLine("config wait", found.write().operation()));
  }

  /** For an operation that ended without success. */
  ChangedMeanwhileException failed(Status status, String error) {
    return refusal(
        operation()
            + (status == Status.FAILED ? " failed" : " was cancelled")
            + " and changed nothing, so there is nothing to undo",
        error.isEmpty() ? List.of() : List.of("why: " + error),
        history());
  }

  /** For a write of which the journal has not what it replaced. */
  ChangedMeanwhileException withoutBefore() {
    boolean isTooLong = found.write().before().isNull();
    return refusal(
        operation()
            + " cannot be undone: the journal does not have what it replaced, "
            + (isTooLong
                ? "because it was longer than " + Entry.LONGEST_DOCUMENT + " characters"
                : "because another version of orch or an interrupted command recorded it"),
        List.of(),
        history());
  }

  ChangedMeanwhileException unnamed() {
    return refusal(
        operation() + " cannot be undone: the service did not say which configuration it created",
        List.of(),
        "to see the configurations: " + app.commandLine("config list"));
  }

  /** For a configuration that is not as the write left it. */
  ChangedMeanwhileException changed(Configuration live, List<Change> changes) {
    List<String> details = new ArrayList<>(changes.stream().map(Change::describe).toList());
    details.add(by());
    return refusal(live.label() + " has changed since " + operation(), details, show(live.id()));
  }

  /** For a configuration that does not exist any more. */
  ChangedMeanwhileException gone(String label) {
    return refusal(
        label + " does not exist any more, so " + operation() + " cannot be undone",
        List.of(by()),
        history());
  }

  /** For a deletion of a configuration that still exists. */
  ChangedMeanwhileException present(Configuration live) {
    return refusal(
        live.label() + " still exists although " + operation() + " deleted it",
        List.of(),
        show(live.id()));
  }

  /** For a write that another command has undone meanwhile. */
  ChangedMeanwhileException undone(Later by) {
    return refusal(
        operation() + " was undone meanwhile by operation " + by.operation(), List.of(), history());
  }

  /** For a deletion when there is another configuration of the name. */
  ChangedMeanwhileException taken(Configuration other) {
    return refusal(
        "a configuration named "
            + other.displayName()
            + " was created since "
            + operation()
            + ": "
            + other.id(),
        List.of(),
        show(other.id()));
  }

  /** For a document that the service has, but no request may contain. */
  InvalidDocumentException invalid(List<Violation> violations) {
    String place = "what " + operation() + " replaced";
    return new InvalidDocumentException(
        violations.stream()
            .map(each -> new Mistake(place, each.pointer(), each.message()))
            .toList());
  }

  ChangedMeanwhileException hidden(Configuration live) {
    return refusal(
        "reads do not show the change of " + operation() + " to " + live.label() + " yet",
        List.of(),
        "to try again: " + app.sameCommand().unchanged());
  }

  private String by() {
    if (found.later().isEmpty()) {
      return "the journal on this machine does not know who changed it";
    }
    Later last = found.later().get(0);
    return "last changed by operation "
        + last.operation()
        + " ("
        + last.command()
        + ", "
        + last.at().truncatedTo(ChronoUnit.SECONDS)
        + ")";
  }

  private String show(String id) {
    return "to see the current version: " + app.commandLine("config get", id);
  }

  private String history() {
    return "to see what else was written: " + app.commandLine("config history");
  }

  private static ChangedMeanwhileException refusal(
      String message, List<String> details, String hint) {
    return new ChangedMeanwhileException(message + "; nothing was sent", details, hint);
  }
}
