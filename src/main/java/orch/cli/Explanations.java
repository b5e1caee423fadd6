package orch.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import orch.api.ApiProblem;
import orch.configuration.InvalidDocument;
import orch.configuration.Mistake;
import orch.operation.DeadlineException;
import orch.operation.LockTimeoutException;
import orch.operation.NotFinished;
import orch.operation.Operation;
import orch.operation.OperationFailed;
import orch.operation.Outcome;
import orch.profile.BadConnection;
import orch.profile.NoCredentials;
import orch.profile.OtherAccount;
import orch.profile.ProgramInterrupted;
import orch.profile.SettingsFileException;
import orch.term.BadSelection;

/** Explains every problem but those of the command line's own form. */
final class Explanations {
  /**
   * From best to worst, for operations that ended in several ways; whatever is not here is worse.
   */
  private static final List<Exit> BY_GRAVITY = List.of(Exit.UNFINISHED, Exit.FAILED);

  private static final String ANY_CREDENTIALS =
      "set TWILIO_ACCOUNT_SID with TWILIO_API_KEY and TWILIO_API_SECRET, or with"
          + " TWILIO_AUTH_TOKEN; or keep them in a profile: orch profile add NAME; or use"
          + " -p local, which needs no account";

  private final App app;
  private final WriteExplanations writes;

  Explanations(App app) {
    this.app = app;
    this.writes = new WriteExplanations(app, this);
  }

  Failure of(Throwable problem) {
    if (problem instanceof ApiProblem api) {
      return ApiExplanations.of(api, app);
    }
    if (problem instanceof InvalidDocument invalid) {
      return invalid(invalid.mistakes());
    }
    if (problem instanceof OperationFailed failed) {
      return failed(failed.outcome());
    }
    if (problem instanceof NotFinished unfinished) {
      return unfinished(unfinished.outcome());
    }
    if (problem instanceof WriteInDoubtException doubt) {
      return writes.inDoubt(doubt);
    }
    if (problem instanceof LastWriteInDoubtException last) {
      return writes.lastInDoubt(last);
    }
    if (problem instanceof AfterAcceptance after) {
      return writes.afterAcceptance(after);
    }
    if (problem instanceof NotAllCompleted some) {
      return notAll(some.outcomes());
    }
    if (problem instanceof AmbiguousName ambiguous) {
      return new Failure(
          Exit.CONFLICT,
          String.valueOf(ambiguous.getMessage()),
          ambiguous.ids(),
          "say which by its id",
          Failure.Facts.NONE);
    }
    if (problem instanceof SomeFailed some) {
      return several(
          String.valueOf(some.getMessage()), some.problems().stream().map(this::of).toList());
    }
    if (problem instanceof KeptEdit kept) {
      return kept(kept);
    }
    if (problem instanceof ChangedMeanwhile changed) {
      return new Failure(
          Exit.CONFLICT,
          String.valueOf(changed.getMessage()),
          changed.changes(),
          changed.hint(),
          Failure.Facts.NONE);
    }
    return ofThisSide(problem);
  }

  /** Problems that arise without the API. */
  private Failure ofThisSide(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    boolean usage =
        problem instanceof UsageProblem
            || problem instanceof BadConnection
            || problem instanceof BadSelection;
    if (usage) {
      return Failure.of(Exit.USAGE, message, "");
    }
    if (problem instanceof JournalUnreadableException) {
      return Failure.of(
          Exit.CONFLICT,
          message + "; an earlier write may be in doubt; nothing was sent",
          "repair the journal or move it away; an update also goes on with --if-version N");
    }
    if (problem instanceof SettingsFileException) {
      return Failure.of(Exit.BUG, message, "");
    }
    if (problem instanceof NoCredentials none) {
      String remedy = none.remedy().isEmpty() ? ANY_CREDENTIALS : none.remedy();
      return Failure.of(Exit.UNAUTHORIZED, message, remedy);
    }
    if (problem instanceof OtherAccount) {
      return Failure.of(Exit.UNAUTHORIZED, message, "nothing was sent; orch whoami says more");
    }
    if (problem instanceof DeadlineException) {
      return late(problem);
    }
    if (problem instanceof LocalStateException) {
      return Failure.of(Exit.BUG, message, "nothing was sent");
    }
    if (problem instanceof LockTimeoutException) {
      return new Failure(
          Exit.UNAVAILABLE,
          message + "; nothing was sent",
          List.of(),
          "",
          new Failure.Facts(0, "", "", "", "", true));
    }
    if (problem instanceof Interruption
        || problem instanceof InterruptedException
        || problem instanceof ProgramInterrupted) {
      String state = problem instanceof InterruptedException ? "interrupted" : message;
      return Failure.of(Exit.by(app.host().stoppedBy()), state, "");
    }
    if (problem instanceof OutputLostException) {
      return Failure.of(Exit.BUG, message, "");
    }
    return Failure.of(
        Exit.BUG,
        "this should not have happened: " + reason(problem),
        "--debug shows the stack trace");
  }

  private Failure late(Throwable problem) {
    Failure.Facts facts =
        problem.getCause() == null ? Failure.Facts.NONE : of(problem.getCause()).facts();
    String why = problem.getCause() == null ? "" : ": " + of(problem.getCause()).message();
    return new Failure(
        Exit.UNAVAILABLE,
        problem.getMessage() + why,
        List.of(),
        "--timeout gives it more time",
        new Failure.Facts(facts.status(), facts.code(), facts.requestId(), "", "", true));
  }

  private static String reason(Throwable problem) {
    Throwable cause = problem.getCause();
    String own = problem.getMessage() == null ? problem.getClass().getName() : problem.getMessage();
    return cause == null || cause.getMessage() == null ? own : own + ": " + cause.getMessage();
  }

  private static Failure invalid(List<Mistake> mistakes) {
    if (mistakes.size() == 1) {
      String only = mistakes.get(0).describe();
      return Failure.of(Exit.INVALID, only, "nothing was sent");
    }
    return new Failure(
        Exit.INVALID,
        "the configuration has " + mistakes.size() + " mistakes; nothing was sent",
        mistakes.stream().map(Mistake::describe).toList(),
        "",
        Failure.Facts.NONE);
  }

  private static Failure failed(Outcome.Ended outcome) {
    Operation operation = outcome.operation();
    String id = operation.id().orElse(outcome.name());
    String why = operation.failure().map(words -> ": " + words).orElse(" without a reason");
    return new Failure(
        Exit.FAILED,
        "the operation " + id + " ended " + operation.statusText() + why,
        List.of(),
        "",
        Failure.Facts.ofOperation(id, false));
  }

  private Failure unfinished(Outcome.Unfinished outcome) {
    Optional<Operation> seen = outcome.lastSeen();
    String id = seen.flatMap(Operation::id).orElse(outcome.name());
    String state =
        seen.map(Operation::statusText).map(s -> "was last seen " + s).orElse("was not seen");
    String miss = outcome.lastMiss().map(why -> " (" + why + ")").orElse("");
    return new Failure(
        Exit.UNFINISHED,
        "the operation " + id + " is not finished: it " + state + " when the time was up" + miss,
        List.of(),
        "it goes on without orch; to go on waiting: " + app.commandLine("config wait", id),
        Failure.Facts.ofOperation(id, true));
  }

  private Failure notAll(List<Outcome> outcomes) {
    List<Failure> failures = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      try {
        outcome.completed();
      } catch (RuntimeException problem) {
        failures.add(of(problem));
      }
    }
    if (outcomes.size() == 1) {
      return failures.get(0);
    }
    List<String> unfinished =
        outcomes.stream()
            .filter(outcome -> outcome instanceof Outcome.Unfinished)
            .map(Outcome::name)
            .toList();
    Failure worst = worst(failures);
    return new Failure(
        worst.exit(),
        failures.size() + " of " + outcomes.size() + " operations did not complete",
        failures.stream().map(Failure::message).toList(),
        unfinished.isEmpty()
            ? worst.hint()
            : "to go on waiting: "
                + app.commandLine("config wait", unfinished.toArray(String[]::new)),
        worst.facts());
  }

  /** One failure for several; a single one speaks for itself. */
  private Failure several(String message, List<Failure> failures) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    Failure worst = worst(failures);
    String[] unfinished =
        failures.stream()
            .filter(failure -> failure.exit() == Exit.UNFINISHED)
            .map(failure -> failure.facts().operationId())
            .toArray(String[]::new);
    return new Failure(
        worst.exit(),
        message,
        failures.stream().map(WriteExplanations::withSettling).toList(),
        unfinished.length > 1
            ? "to go on waiting: " + app.commandLine("config wait", unfinished)
            : worst.hint(),
        worst.facts());
  }

  private static Failure worst(List<Failure> failures) {
    return failures.stream().max(Comparator.comparingInt(f -> gravity(f.exit()))).orElseThrow();
  }

  private Failure kept(KeptEdit kept) {
    Failure cause = of(Objects.requireNonNull(kept.getCause()));
    String remedy = cause.hint().isEmpty() ? "" : cause.hint() + "; ";
    return new Failure(
        cause.exit(),
        cause.message(),
        cause.details(),
        remedy + "what you wrote is kept in " + kept.file(),
        cause.facts());
  }

  private static int gravity(Exit exit) {
    int place = BY_GRAVITY.indexOf(exit);
    if (place >= 0) {
      return place;
    }
    return exit.isOfSignal() ? BY_GRAVITY.size() + 1 : BY_GRAVITY.size();
  }
}
