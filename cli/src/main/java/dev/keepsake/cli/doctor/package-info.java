/**
 * What the doctor looks at: {@link dev.keepsake.cli.doctor.MachineChecks} this machine, {@link
 * dev.keepsake.cli.doctor.DirectoryChecks} where data and configuration lie, {@link dev.keepsake.cli.doctor.ModelProbes} every
 * configured model, {@link dev.keepsake.cli.doctor.ClockCheck} the time. None of them makes or changes a data directory.
 */
@NullMarked
package dev.keepsake.cli.doctor;

import org.jspecify.annotations.NullMarked;
