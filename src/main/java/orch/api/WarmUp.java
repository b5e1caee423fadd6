package orch.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import orch.concurrent.Preparation;
import org.jspecify.annotations.Nullable;

/**
 * Sets up what a request needs in the background, while the command line is parsed. With two
 * processors, a part of that then costs no extra time.
 */
public final class WarmUp implements Runnable {
  private static final int FIRST_WITH_AOT_CACHE = 25;

  private static volatile @Nullable WarmUp begun;

  private final boolean hasTls;
  private final Preparation preparation = new Preparation("warm-up", this);
  private boolean isOver;

  private WarmUp(boolean hasTls) {
    this.hasTls = hasTls;
  }

  /**
   * Begins, and returns at once. Nothing is sent to another machine.
   *
   * @param hasTls whether requests go over TLS
   */
  public static void begin(boolean hasTls) {
    WarmUp warmUp = new WarmUp(hasTls);
    begun = warmUp;
    warmUp.preparation.begin();
  }

  /**
   * Ends what was begun, as far as it uses the network. While a thread waits for the network, the
   * JVM takes a third of a second longer to exit.
   */
  public static void end() {
    WarmUp warmUp = begun;
    if (warmUp != null) {
      warmUp.preparation.interrupt();
      warmUp.preventRehearsal();
    }
  }

  @Override
  public void run() {
    try {
      if (hasTls) {
        sayHello(Tls.context(Optional.empty()).createSSLEngine("localhost", 443));
        // With an AOT cache there is little left to load, and both processors are busy.
        if (Runtime.version().feature() < FIRST_WITH_AOT_CACHE) {
          rehearse();
        }
        // Needed last, when the server has shown its certificate.
        Tls.authorities();
      } else {
        rehearse();
      }
    } catch (InterruptedException | GeneralSecurityException | IOException | RuntimeException e) {
      // The command meets the same problem, if it is one, and reports it.
      return;
    }
  }

  /** Where this process may not listen, only this part of the warm-up is left out. */
  private synchronized void rehearse() throws InterruptedException {
    if (isOver) {
      return;
    }
    try {
      Rehearsal.perform();
    } catch (IOException | ApiException e) {
      // The command meets the same problem, if it is one, and reports it.
      return;
    }
  }

  /** Waits for a rehearsal that has begun. */
  private synchronized void preventRehearsal() {
    isOver = true;
  }

  /** Makes the first message of a handshake, which goes nowhere, to load what makes it. */
  private static void sayHello(SSLEngine engine) throws SSLException {
    engine.setUseClientMode(true);
    int size = engine.getSession().getPacketBufferSize();
    engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(size));
  }
}
