package orch.server;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the control planes of a test class keep their state in PostgreSQL. */
public final class OnPostgres implements BeforeAllCallback, AfterAllCallback {
  private static volatile boolean isOn;

  /** Settings with the database that the running test class wants: each directory has its own. */
  static ControlPlaneSettings chosen(ControlPlaneSettings settings, Path directory) {
    return isOn ? settings.withStorage(Postgres.shared().storage(schema(directory))) : settings;
  }

  /** The schema that stands for a directory. */
  static String schema(Path directory) {
    String name = directory.toAbsolutePath().toString();
    return "t" + Integer.toUnsignedString(name.hashCode()) + "_" + name.length();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    isOn = true;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    isOn = false;
  }
}
