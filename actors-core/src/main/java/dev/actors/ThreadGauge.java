package dev.actors;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** Looks at threads through the platform's thread management. */
final class ThreadGauge implements Watch.Gauge {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean knowsCpuTime = threads.isThreadCpuTimeSupported();

    @Override
    public long cpuTime(Thread thread) {
        return knowsCpuTime ? threads.getThreadCpuTime(thread.threadId()) : 0;
    }

    @Override
    public boolean waits(Thread thread) {
        ThreadInfo info = threads.getThreadInfo(thread.threadId());
        return info != null
                && (info.getThreadState() != Thread.State.RUNNABLE || info.isInNative());
    }
}
