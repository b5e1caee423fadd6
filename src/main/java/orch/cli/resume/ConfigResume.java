package orch.cli.resume;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.SomeFailedException;
import orch.cli.problem.UsageException;
import orch.cli.resume.OpenWrites.Selection;
import orch.cli.resume.ResumedWrite.Result;
import orch.cli.write.WaitFlags;
import orch.concurrent.Deadline;
import orch.journal.OpenWrite;
import orch.journal.StartedOperation;
import orch.operation.PollSchedule;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;

/** {@code orch config resume}. */
public final class ConfigResume implements Command {
  private final Argument<String> word =
      Argument.optional(
              "OPERATION|KEY|ID|NAME",
              "the write: its operation, its idempotency key, or its configuration")
          .content(Content.OPERATION);
  private final Option<Boolean> last =
      Option.toggle("--last").onlyOnCommandLine().description("resume the last write");
  private final Option<Boolean> all =
      Option.toggle("--all")
          .onlyOnCommandLine()
          .description("resume every interrupted write, as without an argument");
  private final WaitFlags waiting = new WaitFlags();

  private final App app;
  private final Account account;

  public ConfigResume(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "resume", "Finish or settle interrupted writes")
        .describe(
            "Finishes the writes of the account that were interrupted on this machine: those that"
                + " got no response, and those whose operations are still running. A write that got"
                + " no response is sent again with its idempotency key, so that it takes effect"
                + " once; when the key is too old, orch reads what became of it. Never sends a"
                + " write over a later change, and never touches one that another command is"
                + " sending. Prints a line for each write. Exits with 0 only if every write is"
                + " settled as its command meant it.")
        .examples(
            "orch config resume",
            "orch config resume --last --timeout 10m",
            "orch config resume --all -o json")
        .takes(word)
        .takes(last, all)
        .takes(waiting.all());
  }

  @Override
  public List<View> prints() {
    return List.of(ResumedWrite.VIEW);
  }

  @Override
  public Integer call() throws InterruptedException {
    int choices =
        (word.value().isPresent() ? 1 : 0) + (last.isSet() ? 1 : 0) + (all.isSet() ? 1 : 0);
    if (choices > 1) {
      throw new UsageException("config resume takes one of: an argument, --last, --all");
    }
    PollSchedule patience = waiting.patience();
    Deadline deadline = app.deadline(patience.timeout());
    Printer printer = app.output(ResumedWrite.VIEW).many(ResumedWrite.VIEW, Format.TABLE);
    OpenWrites writes = new OpenWrites(account, deadline);
    Selection selection = selected(writes);
    List<ResumedWrite> resumed = resumed(selection, writes, deadline);
    List<ResumedWrite> ended = new FollowedWrites(account, waiting, patience, deadline).of(resumed);
    ended.sort(Comparator.comparing(ResumedWrite::sentAt));
    ended.forEach(each -> printer.print(each.json()));
    printer.end();
    app.flushOutput();
    tell(ended, writes);
    return exit(ended);
  }

  private Selection selected(OpenWrites writes) throws InterruptedException {
    if (last.isSet()) {
      return writes.last();
    }
    return word.value().isPresent() ? writes.named(word.orElse("")) : writes.all();
  }

  /** Resumes the newest write first: an older one to the same configuration is overtaken then. */
  private List<ResumedWrite> resumed(Selection selection, OpenWrites writes, Deadline deadline) {
    List<ResumedWrite> resumed = new ArrayList<>();
    Resumption resumption = new Resumption(account, deadline, writes);
    List<OpenWrite> unanswered = selection.unanswered();
    for (int i = unanswered.size() - 1; i >= 0; i--) {
      resumed(unanswered.get(i), resumption).ifPresent(resumed::add);
    }
    for (StartedOperation each : selection.started()) {
      resumed.add(
          ResumedWrite.of(each.write(), each.at(), Result.ACCEPTED, "it was accepted already")
              .startedAs(each.operation())
              .at(each.configuration()));
    }
    return resumed;
  }

  private static Optional<ResumedWrite> resumed(OpenWrite open, Resumption resumption) {
    boolean isInterrupted = Thread.currentThread().isInterrupted();
    if (!isInterrupted) {
      try {
        return resumption.resume(open);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    ResumedWrite left =
        ResumedWrite.of(
            open.entry().write(), open.firstSentAt(), Result.OPEN, "it is still in doubt");
    return Optional.of(
        left.failing(new CommandInterruptedException("interrupted; " + left.label() + " is open")));
  }

  private void tell(List<ResumedWrite> ended, OpenWrites writes) {
    if (ended.isEmpty()) {
      app.note("no interrupted write; there is nothing to resume");
    }
    List<OpenWrite> others = word.value().isPresent() ? List.of() : writes.elsewhere();
    if (!others.isEmpty()) {
      app.note(
          (others.size() == 1 ? "a write" : others.size() + " writes")
              + " of another account or service "
              + (others.size() == 1 ? "is" : "are")
              + " in doubt and left alone: "
              + String.join(", ", others.stream().map(OpenWrites::owner).distinct().toList())
              + "; to see the profiles: "
              + app.commandLineForAnyAccount("profile list"));
    }
  }

  private static int exit(List<ResumedWrite> ended) {
    List<RuntimeException> problems =
        ended.stream().flatMap(each -> each.problem().stream()).toList();
    if (!problems.isEmpty()) {
      throw new SomeFailedException(
          problems.size() + " of " + ended.size() + " writes are not as their commands meant them",
          problems);
    }
    return ExitCode.DONE.code();
  }
}
