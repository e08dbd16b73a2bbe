package dev.actors.spring;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Has the application refuse traffic, by Boot's readiness, before anything stops: while the web
 * server finishes its requests and the node drains. After a start that follows a stop it accepts
 * traffic again; the first time, Boot says so itself once the application is ready.
 */
public final class ReadinessLifecycle implements SmartLifecycle {

    private final ApplicationContext context;
    private volatile boolean running;
    private boolean refused;

    /**
     * The readiness of an application.
     *
     * @param context the application
     */
    public ReadinessLifecycle(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        running = true;
        if (refused) {
            refused = false;
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Override
    public void stop() {
        running = false;
        refused = true;
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to start and the first to stop. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
