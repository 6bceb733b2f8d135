package dev.keepsake.extract;

import java.util.List;

/** The drawers of a project that names none of its own: those of Mem0's hosted service, so that filters keep their meaning. */
public final class Categories {

    public static final List<Category> DEFAULT = List.of(
            new Category("personal_details", "name, age, home, identity"),
            new Category("family", "relatives and life with them"),
            new Category("professional_details", "work, employer, career, education"),
            new Category("sports", "sports done or followed"),
            new Category("travel", "journeys made or planned"),
            new Category("food", "eating, cooking, diets"),
            new Category("music", "music heard or made"),
            new Category("health", "body, mind, treatments"),
            new Category("technology", "devices, software, programming"),
            new Category("hobbies", "pastimes"),
            new Category("fashion", "clothes and looks"),
            new Category("entertainment", "films, books, games, shows"),
            new Category("milestones", "turning points and achievements"),
            new Category("user_preferences", "likes, dislikes, wishes for how to be treated"),
            new Category("misc", "anything else"));

    private Categories() {}
}
