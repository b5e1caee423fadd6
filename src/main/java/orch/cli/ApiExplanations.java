package orch.cli;

import java.util.List;
import orch.api.ApiProblem;
import orch.api.Call;
import orch.api.Obstacle;
import orch.api.Reply;

/** Explains what the API, or the way to it, did not do. */
final class ApiExplanations {
  private ApiExplanations() {}

  static Failure of(ApiProblem problem, App app) {
    Exit exit = exit(problem);
    Reply reply = problem.reply();
    Failure.Facts facts =
        new Failure.Facts(
            reply.status(), reply.code(), reply.requestId(), "", "", problem.isRetryable());
    return new Failure(exit, message(problem), details(reply), hint(problem, exit, app), facts);
  }

  private static Exit exit(ApiProblem problem) {
    if (problem instanceof ApiProblem.Unauthorized) {
      return Exit.UNAUTHORIZED;
    }
    if (problem instanceof ApiProblem.NotFound) {
      return Exit.NOT_FOUND;
    }
    if (problem instanceof ApiProblem.Conflict) {
      return Exit.CONFLICT;
    }
    if (problem instanceof ApiProblem.Invalid) {
      return Exit.INVALID;
    }
    if (problem instanceof ApiProblem.InDoubt doubt) {
      return exit(doubt.last());
    }
    boolean unavailable =
        problem instanceof ApiProblem.Throttled
            || problem instanceof ApiProblem.ServerBroke
            || problem instanceof ApiProblem.DeadlinePassed;
    return unavailable ? Exit.UNAVAILABLE : Exit.UNREACHABLE;
  }

  /** {@code cannot read the configuration X: HTTP 404: it was not found (code 20404)}. */
  private static String message(ApiProblem problem) {
    Reply reply = problem.reply();
    StringBuilder message = new StringBuilder("cannot " + problem.call().action());
    if (reply.status() > 0) {
      message.append(": HTTP ").append(reply.status());
    }
    if (!reply.words().isEmpty()) {
      message.append(": ").append(reply.words());
    }
    if (!reply.code().isEmpty() && !reply.code().equals(String.valueOf(reply.status()))) {
      message.append(" (code ").append(reply.code()).append(')');
    }
    if (problem instanceof ApiProblem.InDoubt doubt) {
      message.append("; an earlier attempt got no answer: ").append(words(doubt.earlier().reply()));
    } else if (problem instanceof ApiProblem.DeadlinePassed && problem.call().isWrite()) {
      message.append("; nothing was sent");
    }
    return message.toString();
  }

  private static String words(Reply reply) {
    return reply.words().isEmpty() ? "HTTP " + reply.status() : reply.words();
  }

  private static List<String> details(Reply reply) {
    return reply.fields().stream()
        .map(field -> (field.pointer() + ": " + field.detail()).replaceFirst("^: ", ""))
        .toList();
  }

  private static String hint(ApiProblem problem, Exit exit, App app) {
    Call call = problem.call();
    return switch (exit) {
      case UNAUTHORIZED ->
          "credentials belong to one account and one region: check TWILIO_ACCOUNT_SID, its key or"
              + " token, and --region; the account must also have accepted the terms of service";
      case NOT_FOUND ->
          call.isAboutConfiguration()
              ? "to see what is there: " + app.commandLine("config list")
              : "";
      case CONFLICT -> conflict(problem.reply());
      case UNAVAILABLE, UNREACHABLE ->
          problem instanceof ApiProblem.Unreachable unreachable
              ? onTheWay(unreachable)
              : later(problem);
      default -> "";
    };
  }

  private static String conflict(Reply reply) {
    return reply.conflictingId().isEmpty() ? "" : "it is in conflict with " + reply.conflictingId();
  }

  private static String onTheWay(ApiProblem.Unreachable problem) {
    if (problem.call().isWrite() && problem.obstacle() == Obstacle.BROKEN) {
      return "";
    }
    return Advice.on(problem.obstacle())
        + (problem.isWithoutEffect() ? "; orch doctor looks at every step of the way" : "");
  }

  private static String later(ApiProblem problem) {
    if (problem instanceof ApiProblem.DeadlinePassed) {
      return "a longer --timeout gives it more time";
    }
    boolean again =
        problem.isRetryable() && (!problem.call().isWrite() || problem.isWithoutEffect());
    if (!again) {
      return "";
    }
    String state = problem instanceof ApiProblem.Throttled ? "it was not processed; " : "";
    return state + "the same command may work a little later";
  }
}
