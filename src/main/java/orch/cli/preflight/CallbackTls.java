package orch.cli.preflight;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import orch.api.ApiException;
import orch.api.FailureCause;
import orch.api.Probe;

/** Judges what a TLS handshake with the host of a callback shows. */
final class CallbackTls {
  private static final Duration ENDS_SOON = Duration.ofDays(14);

  private final String host;
  private final boolean knowsNames;
  private final boolean isThroughProxy;
  private final InstantSource clock;

  /**
   * @param knowsNames whether a name that is missing here is missing everywhere
   * @param isThroughProxy whether this machine reaches the host through a proxy only
   */
  CallbackTls(String host, boolean knowsNames, boolean isThroughProxy, InstantSource clock) {
    this.host = host;
    this.knowsNames = knowsNames;
    this.isThroughProxy = isThroughProxy;
    this.clock = clock;
  }

  /**
   * Makes the handshake, and judges it.
   *
   * @param usual trusts the usual authorities, as the service does
   * @param trusting trusts those of this machine too; empty when it has no others
   */
  Judgement judged(Probe usual, Optional<Probe> trusting) throws InterruptedException {
    try {
      return spoken(usual.handshake());
    } catch (ApiException.Unreachable e) {
      boolean isUntrusted = e.failureCause() == FailureCause.UNKNOWN_AUTHORITY;
      return isUntrusted && trusting.isPresent() ? trustedHere(trusting.get(), e) : failed(e);
    }
  }

  /** A proxy that reads along shows a certificate of its own; the host's may be another. */
  private Judgement trustedHere(Probe trusting, ApiException.Unreachable untrusted)
      throws InterruptedException {
    try {
      return Judgement.unknown(
          host
              + " speaks "
              + trusting.handshake().protocol()
              + ", with a certificate that is trusted here only because of the CA bundle; whether"
              + " the service trusts it is unknown");
    } catch (ApiException.Unreachable e) {
      return failed(untrusted);
    }
  }

  private Judgement spoken(Probe.Session session) {
    Instant end = session.validUntil();
    String found = host + " speaks " + session.protocol() + ", with a certificate until " + end;
    return clock.instant().plus(ENDS_SOON).isAfter(end)
        ? Judgement.warning(found, "the certificate expires soon: renew it")
        : Judgement.ok(found);
  }

  /** The judgement on a connection that failed. */
  Judgement failed(ApiException.Unreachable problem) {
    String found = host + ": " + problem.reply().message();
    if (isThroughProxy) {
      return Judgement.unknown(found + "; the service does not use this machine's proxy");
    }
    return state(problem.failureCause(), knowsNames) == Judgement.State.PROBLEM
        ? Judgement.problem(found, "the service needs a host that resolves and speaks TLS")
        : Judgement.unknown(found);
  }

  /** How sure a failure without a proxy is. */
  static Judgement.State state(FailureCause cause, boolean knowsNames) {
    return switch (cause) {
      case NAME -> knowsNames ? Judgement.State.PROBLEM : Judgement.State.UNKNOWN;
      case REFUSED, HANDSHAKE, UNKNOWN_AUTHORITY, EXPIRED, WRONG_HOST, UNACCEPTABLE ->
          Judgement.State.PROBLEM;
      // A firewall of this network, or this machine's clock, may be the reason.
      default -> Judgement.State.UNKNOWN;
    };
  }
}
