package orch.cli;

import java.util.UUID;
import orch.api.Accepted;

/**
 * Something went wrong after the service had taken on a write: whatever it was, the write must not
 * be made again.
 */
final class AfterAcceptance extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Accepted accepted;
  private final String hint;
  private final boolean late;

  /**
   * @param state what is known to be done
   * @param hint the command that goes on from there
   * @param late whether the deadline has passed
   */
  AfterAcceptance(
      String state, Accepted accepted, String hint, boolean late, RuntimeException cause) {
    super(state, cause);
    this.accepted = accepted;
    this.hint = hint;
    this.late = late;
  }

  /** The operation of a write cannot be looked at. */
  static AfterAcceptance unfollowed(
      App app, String what, Accepted accepted, RuntimeException cause) {
    String id = accepted.label();
    return new AfterAcceptance(
        "the " + what + " was accepted as operation " + id + ", which cannot be followed",
        accepted,
        "it goes on without orch; to look for it: " + app.commandLine("config wait", id),
        false,
        cause);
  }

  /**
   * What there is to see of a write cannot be printed.
   *
   * @param configuration the id of the one that was written, else its name
   */
  static AfterAcceptance unprinted(
      App app, String configuration, Accepted accepted, RuntimeException cause) {
    String id = accepted.label();
    return new AfterAcceptance(
        "the write was accepted as operation "
            + id
            + " for the configuration "
            + configuration
            + " with the idempotency key "
            + accepted.idempotencyKey()
            + ", but cannot be printed",
        accepted,
        "it is made; to look at it: " + app.commandLine("config status", id),
        false,
        cause);
  }

  String operationId() {
    return accepted.label();
  }

  UUID idempotencyKey() {
    return accepted.idempotencyKey();
  }

  String hint() {
    return hint;
  }

  boolean isLate() {
    return late;
  }
}
