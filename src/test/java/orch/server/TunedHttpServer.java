package orch.server;

import orch.server.http.JdkServerTuning;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives the JDK's HTTP server its properties before the first test. The JDK reads them with its
 * first server, and that may be one of a test's own.
 */
public final class TunedHttpServer implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    JdkServerTuning.apply();
  }
}
