package orch.cli.ci;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import orch.cli.app.WriteLog;
import orch.cli.app.WriteLog.Written;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.operation.Write;

/**
 * What a command did with one configuration.
 *
 * @param change {@code create}, {@code update}, {@code replace}, {@code delete} or {@code
 *     unchanged}
 * @param name its display name; empty when it is unknown
 * @param id its id; empty when it is unknown
 * @param operation empty when nothing was sent, or nothing was accepted
 * @param state {@code completed}, {@code accepted}, {@code failed}, {@code unknown}, {@code
 *     unchanged}, or {@code done before} by an earlier attempt of the job
 * @param problem why it failed; empty when it did not
 */
record Outcome(
    String change, String name, String id, String operation, String state, String problem) {
  static final String FAILED = "failed";

  /** One for each write, by name, and one for each configuration that nothing was sent for. */
  static List<Outcome> of(WriteLog log) {
    List<Outcome> all = new ArrayList<>();
    log.writes().forEach(write -> all.add(of(write)));
    all.sort(Comparator.comparing(Outcome::name));
    for (Configuration live : log.unchanged()) {
      all.add(new Outcome("unchanged", live.displayName(), live.id(), "", "unchanged", ""));
    }
    return all;
  }

  private static Outcome of(Written written) {
    Write write = written.entry().write();
    boolean isDone = written.isRepeat() && !written.state().equals(FAILED);
    return new Outcome(
        written.action(),
        name(write, written.entry().before()),
        written.configuration(),
        written.operation(),
        isDone ? "done before" : written.state(),
        written.problem().orElse(""));
  }

  private static String name(Write write, Optional<JsonNode> before) {
    String wanted = write.body().path(Fields.DISPLAY_NAME).asText("");
    return wanted.isEmpty()
        ? before.map(document -> document.path(Fields.DISPLAY_NAME).asText("")).orElse("")
        : wanted;
  }

  /** Whether the service accepted a write. */
  boolean isChange() {
    return !operation.isEmpty();
  }
}
