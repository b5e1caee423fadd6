package orch.cli.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import orch.cli.problem.ExitCode;
import orch.cli.report.ErrorReport;
import orch.json.Json;

/**
 * What one check of {@code orch doctor} has found.
 *
 * @param advice what to do about it; empty where nothing is to be done
 * @param exit what a command that meets with this ends with
 */
record Finding(String check, State state, String found, String advice, ExitCode exit) {
  /** How good it is. */
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

  /** A check that makes no sense after an earlier one has failed. */
  static Finding skipped(String check) {
    return new Finding(check, State.SKIPPED, "not checked", "", ExitCode.DONE);
  }

  /**
   * For all formats of output.
   *
   * @param home the directory that is not to be shown by its name
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
