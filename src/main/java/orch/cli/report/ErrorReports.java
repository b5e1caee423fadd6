package orch.cli.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import orch.api.ApiException;
import orch.cli.app.App;
import orch.cli.problem.AcceptedButFailedException;
import orch.cli.problem.AmbiguousNameException;
import orch.cli.problem.BadDefaultsException;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.InstallException;
import orch.cli.problem.JournalRequiredException;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.problem.KeptEditException;
import orch.cli.problem.LastWriteInDoubtException;
import orch.cli.problem.LocalStateException;
import orch.cli.problem.NotAllCompletedException;
import orch.cli.problem.NotAppliedException;
import orch.cli.problem.NotConfirmedException;
import orch.cli.problem.NotFoundException;
import orch.cli.problem.OutputLostException;
import orch.cli.problem.SomeFailedException;
import orch.cli.problem.UnansweredException;
import orch.cli.problem.UsageException;
import orch.cli.problem.WriteInDoubtException;
import orch.concurrent.DeadlineException;
import orch.concurrent.LockTimeoutException;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.network.BadConnectionException;
import orch.operation.NotFinishedException;
import orch.operation.OperationFailedException;
import orch.output.BadSelectionException;
import orch.profile.NoCredentialsException;
import orch.profile.OtherAccountException;
import orch.profile.ProgramInterruptedException;
import orch.profile.SettingsFileException;

/**
 * Turns every exception into an {@link ErrorReport}, except mistakes in the form of the command
 * line.
 */
public final class ErrorReports {
  private static final String ANY_CREDENTIALS =
      "to save them in a profile: orch profile add work; to set them in the environment: export"
          + " TWILIO_ACCOUNT_SID=AC... TWILIO_API_KEY=SK... TWILIO_API_SECRET=... (or"
          + " TWILIO_AUTH_TOKEN=... without the key); to try orch without an account: orch -p"
          + " local config list";

  private final App app;
  private final WriteErrorReports writes;
  private final OperationErrorReports operations;

  public ErrorReports(App app) {
    this.app = app;
    this.writes = new WriteErrorReports(app, this);
    this.operations = new OperationErrorReports(app, this);
  }

  public ErrorReport of(Throwable problem) {
    if (problem instanceof ApiException api) {
      return ApiErrorReports.of(api, app);
    }
    if (problem instanceof InvalidDocumentException invalid) {
      return invalid(invalid.mistakes());
    }
    if (problem instanceof OperationFailedException failed) {
      return operations.failed(failed.outcome());
    }
    if (problem instanceof NotFinishedException unfinished) {
      return operations.unfinished(unfinished.outcome());
    }
    if (problem instanceof WriteInDoubtException doubt) {
      return writes.inDoubt(doubt);
    }
    if (problem instanceof LastWriteInDoubtException last) {
      return writes.lastInDoubt(last);
    }
    if (problem instanceof AcceptedButFailedException after) {
      return writes.afterAcceptance(after);
    }
    if (problem instanceof NotAllCompletedException some) {
      return operations.notAll(some.outcomes());
    }
    if (problem instanceof AmbiguousNameException ambiguous) {
      return new ErrorReport(
          ExitCode.CONFLICT,
          String.valueOf(ambiguous.getMessage()),
          ambiguous.ids(),
          ambiguous.hint(),
          ErrorReport.Facts.NONE);
    }
    if (problem instanceof NotFoundException missing) {
      return new ErrorReport(
          ExitCode.NOT_FOUND,
          String.valueOf(missing.getMessage()),
          List.of(),
          missing.hint(),
          missing.getCause() == null ? ErrorReport.Facts.NONE : of(missing.getCause()).facts());
    }
    if (problem instanceof SomeFailedException some) {
      return operations.several(
          String.valueOf(some.getMessage()), some.problems().stream().map(this::of).toList());
    }
    if (problem instanceof NotAppliedException rest) {
      return operations.notApplied(rest);
    }
    if (problem instanceof NotConfirmedException unconfirmed) {
      return new ErrorReport(
          ExitCode.USAGE,
          "not confirmed",
          String.valueOf(unconfirmed.getMessage()),
          List.of(),
          unconfirmed.hint(),
          ErrorReport.Facts.NONE);
    }
    if (problem instanceof KeptEditException kept) {
      return kept(kept);
    }
    if (problem instanceof ChangedMeanwhileException changed) {
      return new ErrorReport(
          ExitCode.CONFLICT,
          String.valueOf(changed.getMessage()),
          changed.changes(),
          changed.hint(),
          ErrorReport.Facts.NONE);
    }
    if (problem instanceof CommandFailedException failed) {
      return new ErrorReport(
          failed.exit(),
          String.valueOf(failed.getMessage()),
          failed.details(),
          failed.hint(),
          ErrorReport.Facts.NONE);
    }
    return ofThisSide(problem);
  }

  /** Explains problems on this machine, without the API. */
  private ErrorReport ofThisSide(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    boolean usage =
        problem instanceof UsageException
            || problem instanceof BadConnectionException
            || problem instanceof BadSelectionException;
    if (usage) {
      return ErrorReport.of(ExitCode.USAGE, message, "");
    }
    if (problem instanceof BadDefaultsException bad) {
      List<String> details = bad.mistakes().size() == 1 ? List.of() : bad.mistakes();
      return new ErrorReport(
          ExitCode.USAGE, message, details, bad.remedy(), ErrorReport.Facts.NONE);
    }
    if (problem instanceof JournalUnreadableException) {
      return ErrorReport.of(
          ExitCode.CONFLICT,
          message + "; an earlier write may be in doubt; nothing was sent",
          "to move the journal away: "
              + journalMove()
              + "; an update also works with --if-version N");
    }
    if (problem instanceof JournalRequiredException) {
      return ErrorReport.of(
          ExitCode.CONFLICT,
          message + "; --require-journal needs it; nothing was sent",
          "to see what is wrong with the state directory: " + app.commandLine("doctor"));
    }
    if (problem instanceof SettingsFileException || problem instanceof InstallException) {
      return ErrorReport.of(ExitCode.BUG, message, "");
    }
    if (problem instanceof NoCredentialsException none) {
      String remedy = none.remedy().isEmpty() ? ANY_CREDENTIALS : none.remedy();
      return ErrorReport.of(ExitCode.UNAUTHORIZED, message, remedy);
    }
    if (problem instanceof OtherAccountException) {
      return ErrorReport.of(
          ExitCode.UNAUTHORIZED,
          message,
          "nothing was sent; to see the account and the source of its credentials: "
              + app.commandLineForAnyAccount("whoami"));
    }
    if (problem instanceof DeadlineException) {
      return late(problem);
    }
    if (problem instanceof LocalStateException) {
      return ErrorReport.of(ExitCode.BUG, message + "; nothing was sent", "");
    }
    if (problem instanceof LockTimeoutException) {
      return new ErrorReport(
          ExitCode.UNAVAILABLE,
          message + "; nothing was sent",
          List.of(),
          "",
          new ErrorReport.Facts(0, "", "", "", "", true));
    }
    if (problem instanceof CommandInterruptedException stopped) {
      return ErrorReport.of(ExitCode.by(app.host().stoppedBy()), message, stopped.hint());
    }
    if (problem instanceof UnansweredException unanswered) {
      return new ErrorReport(
          unanswered.exit(),
          "not answered",
          message,
          List.of(),
          unanswered.hint(),
          ErrorReport.Facts.NONE);
    }
    if (problem instanceof InterruptedException || problem instanceof ProgramInterruptedException) {
      String state = problem instanceof InterruptedException ? "interrupted" : message;
      return ErrorReport.of(ExitCode.by(app.host().stoppedBy()), state, "");
    }
    if (problem instanceof OutputLostException) {
      return ErrorReport.of(ExitCode.BUG, message, "");
    }
    return ErrorReport.of(ExitCode.BUG, "unexpected error: " + reason(problem), stackTrace());
  }

  private ErrorReport late(Throwable problem) {
    ErrorReport.Facts facts =
        problem.getCause() == null ? ErrorReport.Facts.NONE : of(problem.getCause()).facts();
    String why = problem.getCause() == null ? "" : ": " + of(problem.getCause()).message();
    return new ErrorReport(
        ExitCode.UNAVAILABLE,
        problem.getMessage() + why,
        List.of(),
        MoreTime.forCommand(app),
        new ErrorReport.Facts(facts.status(), facts.code(), facts.requestId(), "", "", true));
  }

  private static String reason(Throwable problem) {
    Throwable cause = problem.getCause();
    String own = problem.getMessage() == null ? problem.getClass().getName() : problem.getMessage();
    return cause == null || cause.getMessage() == null ? own : own + ": " + cause.getMessage();
  }

  private static ErrorReport invalid(List<Mistake> mistakes) {
    if (mistakes.size() == 1) {
      String only = mistakes.get(0).describe();
      return ErrorReport.of(ExitCode.INVALID, only + "; nothing was sent", "");
    }
    return new ErrorReport(
        ExitCode.INVALID,
        "the configuration has " + mistakes.size() + " mistakes; nothing was sent",
        mistakes.stream().map(Mistake::describe).toList(),
        "",
        ErrorReport.Facts.NONE);
  }

  private String stackTrace() {
    return "to see the stack trace: " + app.sameCommand().with("--debug");
  }

  private String journalMove() {
    Path journal = app.host().stateDirectory().resolve("journal");
    return App.quoted("mv", List.of(journal.toString(), journal + ".old"));
  }

  private ErrorReport kept(KeptEditException kept) {
    ErrorReport cause = of(Objects.requireNonNull(kept.getCause()));
    String remedy =
        cause.hint().isEmpty()
            ? "to start again: " + app.sameCommand().unchanged() + "; "
            : cause.hint() + "; ";
    return new ErrorReport(
        cause.exit(),
        cause.message(),
        cause.details(),
        remedy + "your text is saved in " + kept.file(),
        cause.facts());
  }
}
