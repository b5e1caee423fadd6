package orch.cli.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import orch.cli.problem.ExitCode;
import orch.cli.report.ErrorReport;
import orch.json.Json;

/**
 * The result of one check of {@code orch doctor}.
 *
 * @param advice what to do about it; empty for nothing
 * @param exit the exit code of a command with this problem
 */
record Finding(String check, State state, String found, String advice, ExitCode exit) {
  /** The result of the check. */
  enum State {
    OK,
    WARNING,
    FAILED,
    SKIPPED
  }

  static Finding ok(String check, String found) {
    return new Finding(check, State.OK, found, "", ExitCode.DONE);
  }

  static Finding warning(String check, String found, String advice) {
    return new Finding(check, State.WARNING, found, advice, ExitCode.DONE);
  }

  static Finding failed(String check, ErrorReport failure, String advice) {
    return new Finding(check, State.FAILED, failure.message(), advice, failure.exit());
  }

  /** A check that was skipped. */
  static Finding skipped(String check, String reason) {
    return new Finding(check, State.SKIPPED, reason, "", ExitCode.DONE);
  }

  /**
   * The finding as data for all output formats.
   *
   * @param home the home directory, which is printed as ~
   */
  ObjectNode json(String home) {
    ObjectNode json = Json.object();
    json.put("check", check);
    json.put("status", state.name().toLowerCase(Locale.ROOT));
    json.put("found", found.replace(home, "~"));
    if (!advice.isEmpty()) {
      json.put("advice", advice.replace(home, "~"));
    }
    if (state == State.FAILED) {
      json.put("exitCode", exit.code());
    }
    return json;
  }
}
