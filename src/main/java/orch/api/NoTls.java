package orch.api;

import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Stands where the HTTP client wants TLS and plain http needs none: setting up the real thing reads
 * every root certificate, a fifth of the time a command takes on loopback. It can do nothing, so
 * nothing can be sent over it by mistake.
 */
final class NoTls extends SSLContextSpi {
  private NoTls() {}

  static SSLContext context() {
    Provider nobody = new Provider("orch", "1", "no TLS") {};
    return new SSLContext(new NoTls(), nobody, "none") {};
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random) {}

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    throw new IllegalStateException("no TLS here");
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    throw new IllegalStateException("no TLS here");
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    throw new IllegalStateException("no TLS here");
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    throw new IllegalStateException("no TLS here");
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    throw new IllegalStateException("no TLS here");
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    throw new IllegalStateException("no TLS here");
  }
}
