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
 * An empty TLS context for plain http, because the HTTP client requires one. A real context reads
 * every root certificate, which takes a fifth of a command's time on loopback. Every use of this
 * one fails, so nothing can be sent over it by mistake.
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
