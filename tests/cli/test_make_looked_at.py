"""`briefing make` ends with 3, and says why, where a person should look at what was made."""


def test_doubtful_readings_are_listed_where_that_is_asked(desk):
    source = desk.write("谁.txt", "像谁\n\n他长得像谁。\n")
    assert desk.make(source).code == 0
    done = desk.make(source, "--doubtful")
    assert done.code == 3
    assert "look at out/" in done.err
    assert "is read" in done.err
    assert done.out.startswith("out/")


def test_an_article_in_which_git_left_two_versions_is_made_and_the_line_is_told(desk):
    both = "桥\n\n<<<<<<< HEAD\n今天通车。\n=======\n昨天通车。\n>>>>>>> x\n"
    done = desk.make(desk.write("a.txt", both))
    assert done.code == 3
    assert "line 3 is git's, between two versions of the text" in done.err
    again = desk.make(desk.write("b.txt", "桥\n\n>>>>>>> 点击\n\n今天通车。\n"))
    assert again.code == 0, again.err
    assert "unchanged" in desk.make(desk.episodes[0]).out
    assert "unchanged" in desk.make(desk.episodes[1]).out


def test_an_error_in_a_script_names_the_line_of_the_file_whoever_speaks(desk):
    script = desk.write("a.md", "---\nscript: 1\n---\n今天通车。\n<<<<<<< HEAD\n")
    for more in ((), ("--voice", "espeak")):
        done = desk.make(script, *more)
        assert done.code == 2
        assert f"{script}:5: <<<<<<< HEAD" in done.err


def test_a_retake_takes_no_option_that_it_would_not_heed(desk):
    folder = desk.made(desk.write("bridge.txt"))
    for option in ("--doubtful", "--any-language", "--force"):
        done = desk.make(folder, "--retake", 2, "--speed", 0.9, option)
        assert done.code == 2
        assert option in done.err
