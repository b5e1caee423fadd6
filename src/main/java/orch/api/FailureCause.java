package orch.api;

/** Why a call got no answer. */
public enum FailureCause {
  /** The host name does not resolve. */
  NAME(true, true),
  /** The host does not accept connections. */
  REFUSED(true, true),
  /** The TLS handshake failed: another version, another protocol, or a closed connection. */
  HANDSHAKE(true, true),
  /** The host's certificate was issued by an authority that is not trusted. */
  UNKNOWN_AUTHORITY(false, true),
  /** A certificate of the host has expired. */
  EXPIRED(false, true),
  /** A certificate of the host is not valid yet. */
  NOT_YET_VALID(false, true),
  /** The certificate was issued for another host. */
  WRONG_HOST(false, true),
  /** The certificate is rejected for another reason. */
  UNACCEPTABLE(false, true),
  /** The proxy's host name does not resolve. */
  PROXY_NAME(true, true),
  /** The proxy does not accept connections. */
  PROXY_REFUSED(true, true),
  /** The proxy requires credentials, or rejected them (407). */
  PROXY_CREDENTIALS(false, true),
  /** No complete answer came within the timeout. */
  LATE(true, false),
  /** The connection broke before the response was complete. */
  BROKEN(true, false);

  private final boolean temporary;
  private final boolean beforeSending;

  FailureCause(boolean temporary, boolean beforeSending) {
    this.temporary = temporary;
    this.beforeSending = beforeSending;
  }

  /** Whether the cause may be temporary, so that a retry makes sense. */
  public boolean isTemporary() {
    return temporary;
  }

  /** Whether the failure shows that the service cannot have received the request. */
  public boolean isBeforeSending() {
    return beforeSending;
  }
}
