package orch.cli.resume;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import orch.api.OperationFetcher;
import orch.cli.app.Account;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.NotFoundException;
import orch.cli.write.PendingWrites;
import orch.concurrent.Deadline;
import orch.configuration.Fields;
import orch.journal.Journal;
import orch.journal.JournalView;
import orch.journal.OpenWrite;
import orch.journal.StartedOperation;
import orch.journal.WriteSearch;
import orch.operation.PollResult;
import orch.operation.Write;

/**
 * The account's writes in the journal that have not come to an end: those that got no answer, and
 * those that were accepted lately and whose operations are running.
 */
final class OpenWrites {
  /** An operation of an older write is assumed to have ended. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int MOST = 50;

  private final Account account;
  private final PendingWrites journal;
  private final Deadline deadline;

  OpenWrites(Account account, Deadline deadline) {
    this.account = account;
    this.journal = new PendingWrites(account);
    this.deadline = deadline;
  }

  /** What is to be resumed: writes without an answer, and operations. */
  record Selection(List<OpenWrite> unanswered, List<StartedOperation> started) {}

  /** Everything that has not come to an end. */
  Selection all() throws InterruptedException {
    Instant since = account.app().host().clock().instant().minus(LONGEST);
    return new Selection(unanswered(), running(started(since)));
  }

  /** The last write. */
  Selection last() {
    Optional<StartedOperation> started = started(Instant.EPOCH).stream().reduce((a, b) -> b);
    Optional<OpenWrite> open = unanswered().stream().reduce((a, b) -> b);
    if (open.isPresent()
        && started.map(StartedOperation::at).orElse(Instant.MIN).isBefore(open.get().sentAt())) {
      return new Selection(List.of(open.get()), List.of());
    }
    return new Selection(
        List.of(),
        List.of(
            started.orElseThrow(
                () ->
                    new NotFoundException(
                        "the journal on this machine has no write for " + account.journalTarget(),
                        "",
                        null))));
  }

  /**
   * The writes that a word means: that with this key, that of this operation, or those to the
   * configuration of this id or name.
   *
   * @throws NotFoundException if the journal has none
   * @throws CommandFailedException if the write belongs to another account
   */
  Selection named(String word) {
    Optional<UUID> key = Write.parseKey(word);
    Map<String, String> names = account.knownNames().configurations();
    List<OpenWrite> unanswered =
        unanswered().stream()
            .filter(open -> isMeant(open.entry().write(), word, key, names))
            .toList();
    List<StartedOperation> started =
        unanswered.isEmpty()
            ? started(Instant.EPOCH).stream()
                .filter(each -> each.operation().equals(word) || isKey(each.write(), key))
                .toList()
            : List.of();
    if (unanswered.isEmpty() && started.isEmpty()) {
      refuseOthers(key);
      throw new NotFoundException(
          key.isPresent()
              ? "no write with the key " + word + " is in doubt or running"
              : "the journal on this machine has no interrupted write of \"" + word + "\"",
          "to resume all interrupted writes: "
              + account.app().commandLine("config resume", "--all"),
          null);
    }
    return new Selection(unanswered, started);
  }

  private static boolean isMeant(
      Write write, String word, Optional<UUID> key, Map<String, String> names) {
    String id = write.path().substring(write.path().lastIndexOf('/') + 1);
    return isKey(write, key)
        || id.equals(word)
        || name(write).equals(word)
        || word.equals(names.get(id));
  }

  private static boolean isKey(Write write, Optional<UUID> key) {
    return key.isPresent() && write.key().equals(key.get());
  }

  private void refuseOthers(Optional<UUID> key) {
    for (OpenWrite open : elsewhere()) {
      if (isKey(open.entry().write(), key)) {
        throw new CommandFailedException(
            ExitCode.UNAUTHORIZED,
            label(open.entry().write(), open.firstSentAt())
                + " belongs to "
                + owner(open)
                + ", and this command is for "
                + account.journalAccount()
                + " at "
                + account.journalTarget()
                + "; nothing was sent",
            List.of(),
            "to see the profiles: " + account.app().commandLineForAnyAccount("profile list"));
      }
    }
  }

  /** The writes in doubt of other accounts and of other services. */
  List<OpenWrite> elsewhere() {
    return journal.read(view -> new WriteSearch(view).openElsewhere());
  }

  /** Whom a write belongs to: {@code AC... at https://conversations.twilio.com}. */
  static String owner(OpenWrite open) {
    return open.entry().account() + " at " + open.entry().target();
  }

  /** Whether a write is still in doubt. */
  boolean isOpen(OpenWrite open) {
    Write write = open.entry().write();
    return journal.read(view -> view.open(write.path())).stream()
        .anyMatch(each -> each.entry().write().key().equals(write.key()));
  }

  private List<OpenWrite> unanswered() {
    return journal.read(JournalView::open);
  }

  private List<StartedOperation> started(Instant since) {
    Instant oldest = account.app().host().clock().instant().minus(Journal.KEPT);
    Instant from = since.isBefore(oldest) ? oldest : since;
    return journal.read(view -> StartedOperation.since(from, MOST, view));
  }

  private List<StartedOperation> running(List<StartedOperation> started)
      throws InterruptedException {
    List<StartedOperation> running = new ArrayList<>();
    if (started.isEmpty()) {
      return running;
    }
    try (OperationFetcher fetcher = new OperationFetcher(account.api())) {
      List<String> names = started.stream().map(StartedOperation::operation).toList();
      List<PollResult> results = fetcher.poll(names, deadline);
      for (int i = 0; i < results.size(); i++) {
        boolean isRunning =
            results.get(i) instanceof PollResult.Missed
                || (results.get(i) instanceof PollResult.Seen seen
                    && !seen.operation().status().isTerminal());
        if (isRunning) {
          running.add(started.get(i));
        }
      }
    }
    return running;
  }

  /** The name of the configuration that a write creates or names; else an empty text. */
  static String name(Write write) {
    String given = write.body().path(Fields.DISPLAY_NAME).asText("");
    String subject = write.subject();
    boolean isQuoted = subject.indexOf('"') >= 0 && subject.endsWith("\"");
    return given.isEmpty() && isQuoted
        ? subject.substring(subject.indexOf('"') + 1, subject.length() - 1)
        : given;
  }

  /** The write for messages: {@code the write of 2026-03-01T12:00:00Z to delete ...}. */
  static String label(Write write, Instant sentAt) {
    return "the write of " + sentAt.truncatedTo(ChronoUnit.SECONDS) + " to " + write.action();
  }
}
