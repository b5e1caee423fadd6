package orch.progress;

import java.time.Duration;
import java.util.Optional;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Status;
import orch.operation.Write;
import orch.term.SafeText;
import org.jspecify.annotations.Nullable;

/** What live progress knows about one operation. All moments are readings of the ticker. */
final class FollowedOperation {
  /** An older operation is shown with the time that this command has followed it. */
  private static final Duration OLDEST = Duration.ofDays(1);

  private final OperationToFollow operation;
  private final Duration start;
  private String status = "WAITING";
  private String note = "";
  private Duration due;
  private @Nullable Duration pollStart;
  private Duration took = Duration.ZERO;
  private boolean isSeen;
  private boolean isEnded;
  private boolean isCompleted;

  FollowedOperation(OperationToFollow operation, Duration now) {
    this.operation = operation;
    Duration age = operation.age().filter(a -> a.compareTo(OLDEST) < 0).orElse(Duration.ZERO);
    this.start = now.minus(age);
    this.due = now;
  }

  void planned(Duration moment) {
    due = moment;
  }

  void polling(Duration now) {
    pollStart = now;
  }

  void seen(Operation read, Duration now) {
    isSeen = true;
    answered("");
    status = SafeText.line(read.statusText());
    isCompleted = read.status() == Status.COMPLETED;
    if (read.status().isTerminal()) {
      isEnded = true;
      took = read.took().orElse(now.minus(start));
    }
  }

  void missed(String why) {
    answered(SafeText.line(why));
  }

  void lost(Duration now) {
    answered("");
    status = "LOST";
    isEnded = true;
    took = now.minus(start);
  }

  private void answered(String problem) {
    pollStart = null;
    note = problem;
  }

  String id() {
    return ProgressText.shortName(operation.label());
  }

  String configuration() {
    return SafeText.line(operation.configuration());
  }

  Optional<Write.Method> write() {
    return operation.write();
  }

  /** The status as the service wrote it. */
  String status() {
    return status;
  }

  /** Why the last poll failed; empty when it did not. */
  String note() {
    return note;
  }

  boolean isEnded() {
    return isEnded;
  }

  boolean isCompleted() {
    return isCompleted;
  }

  /** Whether its whole way was or will be seen, so that its end is news. */
  boolean isSeenToMove() {
    boolean isNew = operation.age().filter(Duration.ZERO::equals).isPresent();
    return !isEnded && (isSeen || isNew);
  }

  /** The time that it has taken so far, or took. */
  Duration elapsed(Duration now) {
    return isEnded ? took : now.minus(start);
  }

  /** When the next poll is due. */
  Duration due() {
    return due;
  }

  /** How long the service has not answered a poll; empty when there is none. */
  Optional<Duration> unanswered(Duration now) {
    return pollStart == null ? Optional.empty() : Optional.of(now.minus(pollStart));
  }
}
