package orch.operation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.concurrent.Deadline;
import orch.json.Json;

/** Scripted poll results; the last one of an operation repeats. */
final class Script implements OperationSource {
  private final FakeTime time;
  private final Map<String, Deque<PollResult>> looks = new HashMap<>();

  /** The polls so far: their times and operations, as {@code 1.5s a,b}. */
  final List<String> log = new ArrayList<>();

  Script(FakeTime time) {
    this.time = time;
  }

  Script of(String name, PollResult... inTurn) {
    looks.put(name, new ArrayDeque<>(List.of(inTurn)));
    return this;
  }

  @Override
  public List<PollResult> poll(List<String> names, Deadline deadline) {
    log.add(time.passed().toMillis() / 1000.0 + "s " + String.join(",", names));
    List<PollResult> seen = new ArrayList<>();
    for (String name : names) {
      Deque<PollResult> left = looks.getOrDefault(name, new ArrayDeque<>());
      seen.add(left.size() > 1 ? left.removeFirst() : left.getFirst());
    }
    return seen;
  }

  static PollResult seen(String status) {
    return new PollResult.Seen(operation(status), Optional.empty());
  }

  static PollResult seen(String status, long retryAfterSeconds) {
    return new PollResult.Seen(
        operation(status), Optional.of(Duration.ofSeconds(retryAfterSeconds)));
  }

  static PollResult missed(String why) {
    return new PollResult.Missed(why, Optional.empty());
  }

  static PollResult missed(String why, long retryAfterSeconds) {
    return new PollResult.Missed(why, Optional.of(Duration.ofSeconds(retryAfterSeconds)));
  }

  static Operation operation(String status) {
    return new Operation(Json.object().put("status", status));
  }
}
