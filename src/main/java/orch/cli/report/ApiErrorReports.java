package orch.cli.report;

import java.util.List;
import orch.api.ApiException;
import orch.api.Call;
import orch.api.ErrorDetails;
import orch.api.FailureCause;
import orch.api.Resource;
import orch.cli.app.App;
import orch.cli.problem.ExitCode;

/** Explains failures of API requests, and of the connection to the API. */
final class ApiErrorReports {
  private ApiErrorReports() {}

  static ErrorReport of(ApiException problem, App app) {
    ExitCode exit = exit(problem);
    ErrorDetails reply = problem.reply();
    ErrorReport.Facts facts =
        new ErrorReport.Facts(
            reply.status(), reply.code(), reply.requestId(), "", "", problem.isRetryable());
    return new ErrorReport(exit, message(problem), details(reply), hint(problem, exit, app), facts);
  }

  private static ExitCode exit(ApiException problem) {
    if (problem instanceof ApiException.Unauthorized) {
      return ExitCode.UNAUTHORIZED;
    }
    if (problem instanceof ApiException.NotFound) {
      return ExitCode.NOT_FOUND;
    }
    if (problem instanceof ApiException.Conflict) {
      return ExitCode.CONFLICT;
    }
    if (problem instanceof ApiException.Invalid) {
      return ExitCode.INVALID;
    }
    if (problem instanceof ApiException.InDoubt doubt) {
      return exit(doubt.last());
    }
    boolean unavailable =
        problem instanceof ApiException.Throttled
            || problem instanceof ApiException.ServerBroke
            || problem instanceof ApiException.DeadlinePassed;
    return unavailable ? ExitCode.UNAVAILABLE : ExitCode.UNREACHABLE;
  }

  /** {@code cannot read the configuration X: HTTP 404: it was not found (code 20404)}. */
  private static String message(ApiException problem) {
    ErrorDetails reply = problem.reply();
    StringBuilder message = new StringBuilder("cannot " + problem.call().action());
    if (reply.status() > 0) {
      message.append(": HTTP ").append(reply.status());
    }
    if (!reply.message().isEmpty()) {
      message.append(": ").append(reply.message());
    }
    if (!reply.code().isEmpty() && !reply.code().equals(String.valueOf(reply.status()))) {
      message.append(" (code ").append(reply.code()).append(')');
    }
    if (problem instanceof ApiException.InDoubt doubt) {
      message
          .append("; an earlier attempt got no response: ")
          .append(words(doubt.earlier().reply()));
    } else if (problem instanceof ApiException.DeadlinePassed && problem.call().isWrite()) {
      message.append("; nothing was sent");
    }
    return message.toString();
  }

  private static String words(ErrorDetails reply) {
    return reply.message().isEmpty() ? "HTTP " + reply.status() : reply.message();
  }

  private static List<String> details(ErrorDetails reply) {
    return reply.fields().stream()
        .map(field -> (field.pointer() + ": " + field.detail()).replaceFirst("^: ", ""))
        .toList();
  }

  private static String hint(ApiException problem, ExitCode exit, App app) {
    Call call = problem.call();
    return switch (exit) {
      case UNAUTHORIZED ->
          "to check the account, its key or token, and the region: "
              + app.commandLine("doctor")
              + "; credentials are valid for one account in one region, and the account must"
              + " have accepted the terms of service";
      case NOT_FOUND ->
          call.isAboutConfiguration()
              ? "to list the configurations: " + app.commandLine("config list")
              : "";
      case CONFLICT ->
          call.url().getPath().equals(Resource.STORES.path())
              ? "to list the memory stores: " + app.commandLine("store list")
              : conflict(problem.reply().conflictingId(), app);
      case UNAVAILABLE, UNREACHABLE ->
          problem instanceof ApiException.Unreachable unreachable
              ? CrashErrorReports.hintAtFiles(unreachable)
                  .orElseGet(() -> onTheWay(unreachable, app))
              : later(problem, app);
      default -> "";
    };
  }

  private static String conflict(String id, App app) {
    if (id.isEmpty()) {
      return "";
    }
    String command = id.contains("configuration") ? "config get" : "config status";
    return "it conflicts with " + id + "; to see that: " + app.commandLine(command, id);
  }

  private static String onTheWay(ApiException.Unreachable problem, App app) {
    boolean mayBeRepeated = !problem.call().isWrite() || problem.isWithoutEffect();
    if (!mayBeRepeated) {
      boolean isBroken = problem.failureCause() == FailureCause.BROKEN;
      return isBroken ? "" : NetworkAdvice.on(problem.failureCause());
    }
    return switch (problem.failureCause()) {
      case LATE -> MoreTime.forRequests(app);
      case BROKEN -> "to try again later: " + app.sameCommand().unchanged();
      default ->
          NetworkAdvice.on(problem.failureCause())
              + "; to check each step of the connection: "
              + app.commandLine("doctor");
    };
  }

  private static String later(ApiException problem, App app) {
    if (problem instanceof ApiException.DeadlinePassed) {
      return MoreTime.forCommand(app);
    }
    boolean again =
        problem.isRetryable() && (!problem.call().isWrite() || problem.isWithoutEffect());
    if (!again) {
      return "";
    }
    String state =
        problem instanceof ApiException.Throttled ? "the request was not processed; " : "";
    return state + "to try again later: " + app.sameCommand().unchanged();
  }
}
