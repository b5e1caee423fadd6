/**
 * The commands that run a command about configurations for many accounts, and their reports. Each
 * account gets the command itself, with a host of its own.
 */
@NullMarked
package orch.cli.fleet;

import org.jspecify.annotations.NullMarked;
