package orch.api;

/** What was in the way of a call that got no answer. */
public enum FailureCause {
  /** The host's name means no address. */
  NAME(true, true),
  /** No connection to the host. */
  REFUSED(true, true),
  /** No TLS with the host: it speaks another version, something else, or hung up. */
  HANDSHAKE(true, true),
  /** The host's certificate comes from an authority that is not trusted. */
  UNKNOWN_AUTHORITY(false, true),
  /** A certificate of the host is no longer valid. */
  EXPIRED(false, true),
  /** A certificate of the host is not valid yet. */
  NOT_YET_VALID(false, true),
  /** The certificate is that of another host. */
  WRONG_HOST(false, true),
  /** The certificate is not acceptable for another reason. */
  UNACCEPTABLE(false, true),
  /** The proxy's name means no address. */
  PROXY_NAME(true, true),
  /** No connection to the proxy. */
  PROXY_REFUSED(true, true),
  /** The proxy wants other credentials. */
  PROXY_CREDENTIALS(false, true),
  /** The answer did not come in time. */
  LATE(true, false),
  /** The connection broke. */
  BROKEN(true, false);

  private final boolean passing;
  private final boolean beforeAnythingWasSent;

  FailureCause(boolean passing, boolean beforeAnythingWasSent) {
    this.passing = passing;
    this.beforeAnythingWasSent = beforeAnythingWasSent;
  }

  /** Whether it may be gone a little later. */
  public boolean isPassing() {
    return passing;
  }

  /** Whether it shows that the service cannot have got the request. */
  public boolean isBeforeAnythingWasSent() {
    return beforeAnythingWasSent;
  }
}
