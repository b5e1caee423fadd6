package orch.cli.profile;

import orch.cli.app.App;
import orch.profile.ProfileStore;

/** Opens the profile store for the commands that change profiles. */
final class ProfileAccess {
  private ProfileAccess() {}

  /** The profile store; it waits for its lock until the usual deadline. */
  static ProfileStore store(App app) {
    return app.sources().store(app.lockWait(app.usualDeadline()));
  }
}
