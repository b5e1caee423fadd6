package orch.api;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Java's own check of certificates and host names, which tells what it found wrong. */
final class Trust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager java;

  Trust(X509ExtendedTrustManager java) {
    this.java = java;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      java.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw new Untrusted(obstacle(e, chain, authType), chain, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      java.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException e) {
      throw new Untrusted(obstacle(e, chain, authType), chain, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    // Nobody to compare the host's name with: whoever asks like this gets no answer.
    throw new CertificateException("a certificate without its connection cannot be checked");
  }

  private Obstacle obstacle(CertificateException why, X509Certificate[] chain, String authType) {
    for (Throwable at = why; at != null; at = at.getCause()) {
      if (at instanceof CertificateExpiredException) {
        return Obstacle.EXPIRED;
      }
      if (at instanceof CertificateNotYetValidException) {
        return Obstacle.NOT_YET_VALID;
      }
      if (at instanceof CertPathBuilderException) {
        return Obstacle.UNKNOWN_AUTHORITY;
      }
    }
    return isTrustedElsewhere(chain, authType) ? Obstacle.WRONG_HOST : Obstacle.UNACCEPTABLE;
  }

  /** The same check without the name of the host. */
  private boolean isTrustedElsewhere(X509Certificate[] chain, String authType) {
    try {
      java.checkServerTrusted(chain, authType);
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    java.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    java.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    java.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return java.getAcceptedIssuers();
  }
}
