import pytest
from annosite.model.personname import derive_sort_name, find_words, split_name, surname_of
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("name", "sort_name"),
    [
        ("Adam Schiff", "Schiff, Adam"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Sanford D. Bishop, Jr.", "Bishop, Sanford D., Jr."),
        ("Robert Smith III", "Smith, Robert, III"),
        ("Jane Roe, PhD", "Roe, Jane"),
        ('Henry C. "Hank" Johnson, Jr.', "Johnson, Henry C., Jr."),
        ("Sir Keir Starmer", "Starmer, Keir"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Jan van der Meer", "van der Meer, Jan"),
        ("Martin Van Buren", "Van Buren, Martin"),
        ("Van Morrison", "Morrison, Van"),
        ("Mohammed bin Salman", "bin Salman, Mohammed"),
        ("Bashar al-Assad", "al-Assad, Bashar"),
        ("José Ortega y Gasset", "Ortega y Gasset, José"),
        ("Mario Díaz-Balart", "Díaz-Balart, Mario"),
        ("Malcolm X", "X, Malcolm"),
        ("Voltaire", "Voltaire"),
        ("Charles III", "Charles III"),
        ("King Charles III", "King Charles III"),
        ("安倍 晋三", "安倍, 晋三"),
        ("ドナルド・トランプ", "トランプ, ドナルド"),
        ("安倍晋三", "安倍晋三"),
    ],
)
def test_names_for_lists(name, sort_name):
    assert derive_sort_name(name) == sort_name


@pytest.mark.parametrize(
    ("name", "sort_name", "surname"),
    [
        ("Adam Schiff", "", "Schiff"),
        ("Adam Schiff", "Schiff, Adam", "Schiff"),
        ("Aaron Burr Jr.", "Burr, Aaron", "Burr"),
        ("Orbán Viktor", "Orbán, Viktor", "Orbán"),
        ("安倍晋三", "安倍, 晋三", "安倍"),
        ("安倍晋三", "安倍，晋三", "安倍"),
        ("安倍晋三", "あべ, しんぞう", ""),
        ("Alexander von Humboldt", "Humboldt, Alexander von", "Humboldt"),
        ("Jan van der Meer", "van der Meer, Jan", "van der Meer"),
        ("Conan O’Brien", "O'Brien, Conan", "O’Brien"),
        ("Björk Guðmundsdóttir", "Björk Guðmundsdóttir", ""),
        ("Madonna", "Ciccone, Madonna", ""),
        ("Ann Smithson", "Smith, Ann", ""),
    ],
)
def test_the_sort_name_decides_the_surname(name, sort_name, surname):
    assert surname_of(name, sort_name) == surname


def test_words_are_found_as_the_name_spells_them():
    assert find_words("de gaulle", "Charles De Gaulle") == "De Gaulle"
    assert find_words("ann", "Ann Hannah") == "Ann"
    assert find_words("", "Ann") == ""
    assert find_words("Jose\u0301", "José García") == "José"


words = st.lists(
    st.sampled_from(
        ["Ann", "van", "der", "de", "Smith", "Jr.", "III", "y", "X", "O’Brien", "王", "Dr.", '"Al"', ","]
    )
)


@given(words.map(" ".join))
def test_no_part_is_made_up(name):
    parts = split_name(name)
    for part in (parts.given, parts.surname, parts.suffix):
        assert all(word in name for word in part.split())
    assert surname_of(name, derive_sort_name(name)) in name


def test_a_spaced_name_keeps_its_spaces():
    assert split_name("王 小 明").given == "小 明"
    assert derive_sort_name("安倍 晋三") == "安倍, 晋三"
