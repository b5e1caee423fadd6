package orch.profile;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import orch.concurrent.LockWait;
import orch.network.BadConnectionException;

/**
 * Changes profiles and their secrets. Every change holds the lock of the settings directory from
 * the reading of the files to the last write, so that none of several commands is lost.
 *
 * <p>A crash may come at any point, hence this order: a new secret is stored under a name that no
 * profile uses yet; then one write of the file of profiles makes the change; then the secret that
 * is no longer used is removed. Before that one write everything is as it was, after it everything
 * is as it should be, and all that a crash can leave is a secret that no profile names. The next
 * change removes it from the file of secrets; the keychain has at most one such entry per profile,
 * which the next secret of the profile overwrites and its removal removes.
 */
public final class ProfileStore {
  private final Settings sources;
  private final LockWait wait;

  /**
   * @param wait how long to wait for the lock, and who hears what was done on the side
   */
  ProfileStore(Settings sources, LockWait wait) {
    this.sources = sources;
    this.wait = wait;
  }

  /**
   * A profile to keep.
   *
   * @param make the profile, from the one of this name that is kept now; it may refuse by throwing
   * @param secret empty where the profile names a program that gives the credentials
   * @param active whether it becomes the active profile where there is none
   */
  public record Addition(
      String name,
      Function<Optional<Profile>, Profile> make,
      Optional<NewSecret> secret,
      boolean active) {}

  /**
   * What was kept.
   *
   * @param activated whether it has become the active profile
   */
  public record Kept(Profile profile, boolean activated) {}

  /**
   * Adds a profile, or puts it in the place of its namesake.
   *
   * @throws BadConnectionException when the file of profiles is not as it should be, or the
   *     keychain is wanted and does not take the secret
   * @throws SettingsFileException when a file cannot be read or written
   * @throws InterruptedException when the wait for the lock was interrupted; nothing was changed
   */
  public Kept keep(Addition addition) throws InterruptedException {
    return locked(() -> kept(addition));
  }

  private Kept kept(Addition addition) {
    Profiles now = sources.file().read();
    removeUnused(now);
    Optional<Profile> before = now.find(addition.name());
    Profile profile = stored(addition.make().apply(before), before, addition.secret());
    boolean activated = addition.active() && now.active().isEmpty();
    Profiles changed = now.with(profile);
    write(activated ? changed.using(profile.name()) : changed, profile);
    before.ifPresent(this::forget);
    return new Kept(profile, activated);
  }

  private Profile stored(Profile profile, Optional<Profile> before, Optional<NewSecret> secret) {
    if (secret.isEmpty()) {
      return profile;
    }
    String entry = before.map(Profile::freeEntry).orElse(profile.name());
    return profile.in(sources.secrets().put(entry, secret.get()), entry);
  }

  private void write(Profiles changed, Profile added) {
    try {
      write(changed);
    } catch (RuntimeException problem) {
      // The keychain has no list of what is in it by which a later command could clean up.
      try {
        sources.secrets().remove(added.place(), added.entry());
      } catch (RuntimeException another) {
        problem.addSuppressed(another);
      }
      throw problem;
    }
  }

  private void forget(Profile before) {
    if (!sources.secrets().remove(before.place(), before.entry())) {
      wait.note()
          .accept(
              "the former secret of "
                  + before.name()
                  + " may still be in "
                  + before.place().phrase());
    }
  }

  private void write(Profiles changed) {
    sources.file().write(changed);
    sources.changed(changed);
  }

  /**
   * Removes a profile and its secret.
   *
   * @return whether its secret is gone as well
   * @throws BadConnectionException when there is no such profile
   * @throws SettingsFileException when a file cannot be read or written
   * @throws InterruptedException when the wait for the lock was interrupted; nothing was changed
   */
  public boolean remove(String name) throws InterruptedException {
    return locked(() -> removed(name));
  }

  private boolean removed(String name) {
    Profiles now = sources.file().read();
    Profile leaving = now.get(name);
    write(now.without(name));
    if (leaving.place() == SecretPlace.KEYCHAIN) {
      // What a crash may have left there.
      sources.secrets().remove(leaving.place(), leaving.freeEntry());
    }
    boolean gone = sources.secrets().remove(leaving.place(), leaving.entry());
    removeUnused(sources.profiles());
    return gone;
  }

  /**
   * Changes something that has nothing to do with secrets.
   *
   * @throws SettingsFileException when the file of profiles cannot be read or written
   * @throws InterruptedException when the wait for the lock was interrupted; nothing was changed
   */
  public void change(UnaryOperator<Profiles> change) throws InterruptedException {
    locked(
        () -> {
          Profiles changed = change.apply(sources.file().read());
          write(changed);
          return changed;
        });
  }

  private void removeUnused(Profiles profiles) {
    for (String entry : sources.secrets().keepOnly(profiles)) {
      wait.note().accept("removed the secret " + entry + ", which no profile uses");
    }
  }

  private <T> T locked(Supplier<T> work) throws InterruptedException {
    SettingsLock lock = SettingsLock.acquire(sources.settingsPath(), wait);
    try {
      return work.get();
    } finally {
      lock.close();
    }
  }
}
